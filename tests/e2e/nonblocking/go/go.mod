module example.com/nonblocking

go 1.18
