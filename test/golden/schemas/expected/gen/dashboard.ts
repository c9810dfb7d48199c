// Generated from "the whole schema". Do not edit: write in obj/. sha256:de466db21944c0919121966f1acc169151f3ec7bbd6d00b07120f3668025c0e5
export const dashboard: readonly string[] = ['agent', 'agent_e091b2', 'en', 'index_']
