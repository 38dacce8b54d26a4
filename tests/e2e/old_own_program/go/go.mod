module example.com/old_own_program/v2

go 1.18

require github.com/ihciah/rust2go v0.4.0
