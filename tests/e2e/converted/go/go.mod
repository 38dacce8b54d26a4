module example.com/converted

go 1.18
