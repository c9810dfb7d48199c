import { pieceGen } from '../gen/piece.js'
import { extend } from '../gen/tables.js'

export const piece = extend(pieceGen, {})
