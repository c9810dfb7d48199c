// SPDX-License-Identifier: EUPL-1.2

/** A droit does not follow a permission that takes another name: it would become another droit, that nobody gave. */
export const permissionNames: readonly string[] = [
  `ALTER TABLE openmairie.om_droit DROP CONSTRAINT om_droit_permission_fkey,
    ADD CONSTRAINT om_droit_permission_fkey FOREIGN KEY (permission) REFERENCES openmairie.om_permission ON DELETE CASCADE`,
]
