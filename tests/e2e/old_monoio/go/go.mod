module example.com/old_monoio

go 1.18
