// Generated from "the whole schema". Do not edit: write in obj/. sha256:ecfd1dcbe924868094a185cf03989943d6633806aa8fa14cb758946e74b2e822
export const dashboard: readonly string[] = ['absence']
