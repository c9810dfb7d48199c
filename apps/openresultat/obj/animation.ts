import { animationGen } from '../gen/animation.js'
import { extend } from '../gen/tables.js'

export const animation = extend(animationGen, {})
