module example.com/old_busy_lib

go 1.18
