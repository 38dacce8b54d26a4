module example.com/old_tokio

go 1.18
