module example.com/failure

go 1.18
