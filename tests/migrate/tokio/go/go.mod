module example.com/shop

go 1.18

require github.com/ihciah/rust2go v0.0.0-20241212103205-2e3e0e6d5e9c
