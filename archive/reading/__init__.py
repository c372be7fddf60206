"""The Reading room: trainers find, arrange and open stories; learners come by a link."""
