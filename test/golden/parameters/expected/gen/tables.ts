// Generated from "the whole schema". Do not edit: write in obj/. sha256:65323b04201136ba05818220265952e96dbcda576eb3d75f1cc4ff37402682f4
import { extendWithin } from 'openmairie'
import type { Absence } from './absence.js'
import type { Agent } from './agent.js'

export interface Tables {
  absence: Absence
  agent: Agent
}

export const extend = extendWithin<Tables>()
