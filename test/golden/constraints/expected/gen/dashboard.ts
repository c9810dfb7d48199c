// Generated from "the whole schema". Do not edit: write in obj/. sha256:f10fb0e92ba1741bbd7b5db63739ae0b11fce22ddd7b7866aa0404066517546f
export const dashboard: readonly string[] = ['agent', 'piece', 'trace']
