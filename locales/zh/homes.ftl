# 一户人家的一页：住着谁，谁替这户回答，自己报的资料。

homes-skill-car = 汽车、面包车
homes-skill-tractor = 拖拉机
homes-skill-boat = 船
homes-skill-generator = 发电机
homes-skill-pump = 抽水泵
homes-skill-gong = 铜锣、喇叭
homes-skill-nurse = 医生、护士
homes-skill-firstaid = 急救
homes-skill-electrician = 电工
homes-skill-carpenter = 木工、泥瓦工
homes-skill-strong = 有力气
homes-skill-sign = 手语
