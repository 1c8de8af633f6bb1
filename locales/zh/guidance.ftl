# 各种预警信号和颜色，以及每种该怎么做。

hazard-rainstorm = 暴雨
hazard-typhoon = 台风
hazard-lightning = 雷电
hazard-geological = 地质灾害
hazard-flood = 洪水
hazard-fire = 火灾
hazard-heat = 高温
hazard-cold = 寒潮冰雪
hazard-other = 其他险情

colour-blue = 蓝色
colour-yellow = 黄色
colour-orange = 橙色
colour-red = 红色

guidance-rainstorm-blue = 检查排水沟，把怕水的东西搬高。夜里别去河沟、低洼处。
guidance-rainstorm-yellow = 危房、山脚、河边的人家，现在就离开，到安置点去。先走老人、孩子、病人。别开车过积水。
guidance-rainstorm-orange = 危险处的人家现在全部离开。危险地区停工、停课、停业。走高处，不走沟边、坡下。夜里更危险，趁早走。
guidance-rainstorm-red = 危险处的人立刻离开，什么都别拿。其他人待在结实的楼里、高处，不聚集、不出门。听到锣声或敲门马上走。

guidance-typhoon-blue = 关紧门窗，收好阳台和屋顶的东西。船回港。
guidance-typhoon-yellow = 危房、工棚的人现在转移。加固门窗，备好水和手电。老人孩子留在屋里最安全的地方。
guidance-typhoon-orange = 危房、低洼处的人全部转移。不出门，离开窗户，切断室外电源。别靠近树、广告牌、电线。
guidance-typhoon-red = 危险处的人立刻离开。其他人待在结实的屋里不出门。风突然停了也别出去，台风眼过后风会再来。

guidance-lightning-blue = 留意天气，少去空旷处。
guidance-lightning-yellow = 雷雨可能要来，尽量待在屋里，关好门窗。
guidance-lightning-orange = 待在屋里，关窗，拔掉电器插头。户外的人马上进屋，别在树下躲雨。
guidance-lightning-red = 马上进屋，别打伞、别扛锄头、别碰水管和电线。来不及进屋就蹲低、双脚并拢，离开树和电杆。

guidance-geological-blue = 留意屋后山坡有没有裂缝、浑水、掉石头。
guidance-geological-yellow = 山脚、沟口的人家收拾好随身东西，随时能走。夜里警醒些，看到裂缝、听到响声马上走并报告。
guidance-geological-orange = 隐患点的人家现在就跟着组织离开，到安置点去。先走老人、孩子、病人。没有通知不要回去。
guidance-geological-red = 山坡下、沟口的人立刻往两侧高处跑，不要顺着沟跑。什么都别拿。没有通知绝不回去。

guidance-flood-blue = 河水要涨，别下河、别在河边停车放东西。
guidance-flood-yellow = 河边、低处的人家把粮食电器搬高，准备离开。夜里可能来水的，最迟前一天18点走完。别过漫水的桥和路。
guidance-flood-orange = 河边、低处的人家现在离开，到高处或安置点。夜里可能来水的，最迟前一天18点走完。先走老人、孩子、病人，关电关气。
guidance-flood-red = 立刻往高处走，什么都别拿。来不及就上结实的楼顶，挥亮色的布求救。千万别蹚水、别开车过水。

guidance-fire-blue = 天干物燥，不烧秸秆、不带火种上山。
guidance-fire-yellow = 野外不准用火。把柴草搬离房屋，备好水。看到烟马上报告。
guidance-fire-orange = 山林边的人家现在离开，老人孩子先走。关气关电，走上风方向，不要上山救火。
guidance-fire-red = 立刻离开，弯腰捂湿毛巾，往上风方向空地走。不坐电梯，不拿东西，不回去。打119。

guidance-heat-blue = 天热，多喝水，中午少出门。
guidance-heat-yellow = 中午别下地干活，多喝水。去看看独居的老人。
guidance-heat-orange = 中午停止户外干活。独居老人去有空调或阴凉的地方。头晕恶心马上到阴凉处，喝水，求助。
guidance-heat-red = 停止户外干活，待在阴凉处。每天看两次独居老人和病人。有人昏倒：抬到阴凉处，用水降温，打120。

guidance-cold-blue = 要降温，添衣服，盖好庄稼和水管。
guidance-cold-yellow = 少出门，路滑。取暖开窗通风，防煤气中毒。去看看独居的老人。
guidance-cold-orange = 没急事别出门、别开车。旧棚、危房的人到结实的屋里去，防雪压塌。夜里炉火要通风。
guidance-cold-red = 待在屋里，不开车。危房、旧棚的人马上到结实的屋里去。炉火要通风。看好独居老人，有人受冻求助。

guidance-other-blue = 请留意通知。
guidance-other-yellow = 做好准备，照通知里说的做。
guidance-other-orange = 少出门，照通知里说的做，照看好老人和孩子。
guidance-other-red = 马上照通知里说的做。先帮老人、孩子、病人。有危险就离开，并回复我们。
