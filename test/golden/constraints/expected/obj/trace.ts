import { traceGen } from '../gen/trace.js'
import { extend } from '../gen/tables.js'

export const trace = extend(traceGen, {})
