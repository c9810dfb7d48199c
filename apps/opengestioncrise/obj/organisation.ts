import { organisationGen } from '../gen/organisation.js'
import { extend } from '../gen/tables.js'

export const organisation = extend(organisationGen, {})
