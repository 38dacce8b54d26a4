module example.com/old_dynamic

go 1.18
