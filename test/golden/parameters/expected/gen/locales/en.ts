// Generated from "the whole schema". Do not edit: write in obj/. sha256:e7e39dd92335c3f1af0d3275f1bd508dd095522831dd690f50ec181008d6c7e3
import type { Translations } from 'openmairie'

export const en: Translations = {
  'menu.records': 'Records',
  'menu.references': 'Reference tables',
  'menu.links': 'Links',
  'menu.views': 'Views',
  'absence.noun.gender': 'n',
  'absence.fields.agent.label': 'Officer',
  'absence.fields.debut.label': 'Start',
  'absence.fields.fin.label': 'End',
  'absence.fields.motif.label': 'Reason',
  'absence.references.agent.label': 'Officer',
  'agent.label': 'Officers',
  'agent.noun.singular': 'officer',
  'agent.noun.plural': 'officers',
  'agent.noun.gender': 'n',
  'agent.fields.agent.label': 'Officer',
  'agent.fields.nom.label': 'Last name',
  'agent.fields.prenom.label': 'First name',
  'agent.fields.matricule.label': 'Staff number',
  'agent.fields.om_validite_debut.label': 'Valid from',
  'agent.fields.om_validite_fin.label': 'Valid until',
}
