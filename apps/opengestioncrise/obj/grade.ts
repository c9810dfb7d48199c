import { gradeGen } from '../gen/grade.js'
import { extend } from '../gen/tables.js'

export const grade = extend(gradeGen, {})
