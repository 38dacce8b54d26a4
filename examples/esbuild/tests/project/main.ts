import { builder } from "rust:build";
import { greet } from "./greet";

console.log(greet(builder));
