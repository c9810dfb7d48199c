// Generated from "the whole schema". Do not edit: write in obj/. sha256:0c9a3410673ce54fb2a61a0debc5338d70f9d0382d68806c265b6e8551771711
export const dashboard: readonly string[] = ['ressource', 'organisation', 'droit', 'utilisateur', 'collectivite']
