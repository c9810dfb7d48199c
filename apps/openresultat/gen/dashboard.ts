// Generated from "the whole schema". Do not edit: write in obj/. sha256:8b94a5173790f8809ef223fd787b1fd7232dc64d73a8dcda5de9d503e4e1d9b2
export const dashboard: readonly string[] = ['election', 'bureau', 'candidat', 'parti', 'resultat', 'siege']
