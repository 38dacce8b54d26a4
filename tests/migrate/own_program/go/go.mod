module example.com/ledger/v2

go 1.18

require github.com/ihciah/rust2go v0.4.0
