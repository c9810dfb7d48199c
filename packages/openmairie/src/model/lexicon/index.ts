// SPDX-License-Identifier: EUPL-1.2
export { labelOf, nounOf } from './lexicon.js'
export { type Tongue, tongueOf } from './phrase.js'
export { agreed, newOne, none, ofThe, theOne } from './sentences.js'
export { folded } from './split.js'
