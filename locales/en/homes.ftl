# The page of one household: who lives there, who speaks for it, what it says itself.

homes-skill-car = car or van
homes-skill-tractor = tractor
homes-skill-boat = boat
homes-skill-generator = generator
homes-skill-pump = water pump
homes-skill-gong = gong or loudspeaker
homes-skill-nurse = nurse or doctor
homes-skill-firstaid = first aid
homes-skill-electrician = electrician
homes-skill-carpenter = carpenter or builder
homes-skill-strong = strong arms
homes-skill-sign = sign language
