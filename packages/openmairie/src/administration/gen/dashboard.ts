// Generated from "the whole schema". Do not edit: write in obj/. sha256:613807c0defc32e55aee1918e2539597b3c50d8153793ee65e71049a6b40b820
export const dashboard: readonly string[] = ['om_collectivite', 'om_utilisateur', 'om_droit']
