// Generated from "the whole schema". Do not edit: write in obj/. sha256:1b6fbd13a1e2f753ffeb6209376750fce15a638773230349b007b49c6b2cacd6
export const dashboard: readonly string[] = ['om_collectivite', 'om_utilisateur', 'om_parametre']
