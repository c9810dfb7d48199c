// Generated from "the whole schema". Do not edit: write in obj/. sha256:1bd4f74ce45b8687af8b7727ed7a9e71901e5b2a54459fcf3a62ad0bfd188316
export const dashboard: readonly string[] = ['electeur', 'parametre']
