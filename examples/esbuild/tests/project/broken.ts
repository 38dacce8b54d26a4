import { none } from "./nowhere";
export const x: number = ;
