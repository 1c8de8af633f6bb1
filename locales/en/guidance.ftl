# Hazards and colours of warnings, and what to do in each.

hazard-rainstorm = Rainstorm
hazard-typhoon = Typhoon
hazard-lightning = Lightning
hazard-geological = Landslide
hazard-flood = Flood
hazard-fire = Fire
hazard-heat = Heat
hazard-cold = Cold and snow
hazard-other = Other danger

colour-blue = Blue
colour-yellow = Yellow
colour-orange = Orange
colour-red = Red

guidance-rainstorm-blue = Clear your drains and lift what water can spoil. Keep away from streams and low ground at night.
guidance-rainstorm-yellow = Leave dangerous houses, foot of slopes and riversides now and go to the shelter. Old, young and sick first. Do not drive through water.
guidance-rainstorm-orange = Everyone in a dangerous place leaves now; night is worse. In danger areas work outdoors, classes and business stop. Take high paths, not along ditches or under slopes.
guidance-rainstorm-red = Leave dangerous places at once; take nothing. Everybody else stays in a solid building, high up. No gatherings. At a gong or a knock, go.

guidance-typhoon-blue = Shut doors and windows. Take in what stands on balconies and roofs. Boats go back to harbour.
guidance-typhoon-yellow = Leave dangerous houses and huts now. Fasten doors and windows, keep water and a torch ready. Old people and children stay indoors.
guidance-typhoon-orange = Everyone in dangerous houses or low places leaves. Stay in, away from windows. Keep clear of trees, signs and wires.
guidance-typhoon-red = Leave dangerous places at once. Everybody else stays inside a solid house. If the wind stops, stay in: it comes back after the eye.

guidance-lightning-blue = Watch the sky. Avoid open ground.
guidance-lightning-yellow = Thunder may come. Stay indoors if you can, doors and windows shut.
guidance-lightning-orange = Stay indoors, shut windows, unplug devices. If outside, go in now. Never shelter under a tree.
guidance-lightning-red = Go inside at once. No umbrella, no metal tools; keep off pipes and wires. If caught outside, crouch low, feet together, away from trees and poles.

guidance-geological-blue = Watch the slope behind your house for cracks, muddy water and falling stones.
guidance-geological-yellow = If you live under a slope or at a gully, be ready to leave. Sleep lightly. If you see cracks or hear rumbling, go and report it.
guidance-geological-orange = Homes at risk points leave now, together, for the shelter. Old, young and sick first. Do not go back until told.
guidance-geological-red = If you are under a slope or at a gully, run now to high ground at the side, never along the gully. Take nothing. Do not go back until told.

guidance-flood-blue = The river is rising. Stay out of it and leave nothing on the bank.
guidance-flood-yellow = By the river or low: lift food and devices, be ready to leave. If the flood may come at night, be out by 18:00 the day before. Do not cross flooded bridges or roads.
guidance-flood-orange = By the river or low: leave now for high ground or the shelter; for a flood at night by 18:00 the day before. Old, young, sick first. Switch off power and gas.
guidance-flood-red = Go to high ground at once; take nothing. If cut off, climb onto a solid roof and wave something bright. Never wade or drive through water.

guidance-fire-blue = It is dry. Burn nothing outdoors and take no flame up the hill.
guidance-fire-yellow = No fire outdoors. Move straw and wood away from the house, keep water ready. Report smoke at once.
guidance-fire-orange = Homes by the woods leave now, old and young first. Switch off gas and power. Walk upwind. Do not go up to fight the fire.
guidance-fire-red = Leave at once, bent low, wet cloth over your mouth, upwind to open ground. No lift, take nothing, do not go back. Call 119.

guidance-heat-blue = It is hot. Drink water and stay in at midday.
guidance-heat-yellow = No field work at midday. Drink water. Look in on old people who live alone.
guidance-heat-orange = Stop outdoor work at midday. Old people alone go where it is cool. Dizzy or sick: into the shade, drink, ask for help.
guidance-heat-red = Stop all outdoor work and stay cool. Visit old and sick people twice a day. If somebody collapses: shade, cool with water, call 120.

guidance-cold-blue = It gets cold. Dress warmly, cover crops and water pipes.
guidance-cold-yellow = Go out little; roads are slippery. Air the room when you heat with coal. Look in on old people who live alone.
guidance-cold-orange = Do not go out or drive without need. Leave old sheds and weak roofs: snow can bring them down. Air rooms with a stove at night.
guidance-cold-red = Stay in, do not drive. Leave weak houses and sheds now for a solid one. Air rooms with a stove. Look after old people; ask for help with frostbite.

guidance-other-blue = Please watch for news.
guidance-other-yellow = Get ready and do what the notice says.
guidance-other-orange = Stay in and do what the notice says. Look after old people and children.
guidance-other-red = Do what the notice says at once. Help old, young and sick people first. If in danger, leave, and answer us.
