// Generated from "the whole schema". Do not edit: write in obj/. sha256:c4197aefe4a5bc34bf5e365f4b32a553d58dad0487c71c7a8c6707d35551b12b
export const dashboard: readonly string[] = ['om_collectivite', 'om_utilisateur']
