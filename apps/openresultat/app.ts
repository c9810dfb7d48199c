// SPDX-License-Identifier: EUPL-1.2
import { application } from 'openmairie'
import { generated } from './gen/index.js'

export default application({
  name: 'openresultat',
  label: 'openRésultat',
  description: 'La soirée électorale, de la saisie des bureaux à la proclamation.',
  generated,
})
