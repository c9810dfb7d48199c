// SPDX-License-Identifier: EUPL-1.2
import type { Route } from '../ui/page.js'
import { anonymiseRoutes } from './anonymise-routes.js'
import { disclosureRoutes } from './disclosure-routes.js'
import { dueRoute } from './due.js'
import { registerRoute } from './register.js'

/** Pages of personal data: what is held of a person, its anonymisation, the register of treatments. */
export const personalRoutes: readonly Route[] = [registerRoute, dueRoute, ...disclosureRoutes, ...anonymiseRoutes]
