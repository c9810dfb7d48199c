// SPDX-License-Identifier: EUPL-1.2
/** What the pages of an application are written with: elements whose texts and attributes are escaped. */
export * from 'preact/jsx-runtime'
