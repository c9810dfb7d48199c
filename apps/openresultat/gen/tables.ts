// Generated from "the whole schema". Do not edit: write in obj/. sha256:3e76e438c128102ea034818487135c0f1cebc854bd1cc56623fc148dc000cc21
import { extendWithin } from 'openmairie'
import type { Animation } from './animation.js'
import type { Bureau } from './bureau.js'
import type { Candidat } from './candidat.js'
import type { Canton } from './canton.js'
import type { Circonscription } from './circonscription.js'
import type { Colistier } from './colistier.js'
import type { CollectiviteResultat } from './collectivite_resultat.js'
import type { CommuneRegroupement } from './commune_regroupement.js'
import type { EffectifConseil } from './effectif_conseil.js'
import type { Election } from './election.js'
import type { ElectionBureau } from './election_bureau.js'
import type { ElectionCandidat } from './election_candidat.js'
import type { ElectionTranche } from './election_tranche.js'
import type { Groupe } from './groupe.js'
import type { Parti } from './parti.js'
import type { Participation } from './participation.js'
import type { Plan } from './plan.js'
import type { RegleScrutin } from './regle_scrutin.js'
import type { Resultat } from './resultat.js'
import type { ResultatCommune } from './resultat_commune.js'
import type { ResultatVoix } from './resultat_voix.js'
import type { Siege } from './siege.js'
import type { Tranche } from './tranche.js'
import type { Transmission } from './transmission.js'
import type { TypeElection } from './type_election.js'

export interface Tables {
  animation: Animation
  bureau: Bureau
  candidat: Candidat
  canton: Canton
  circonscription: Circonscription
  colistier: Colistier
  collectivite_resultat: CollectiviteResultat
  commune_regroupement: CommuneRegroupement
  effectif_conseil: EffectifConseil
  election: Election
  election_bureau: ElectionBureau
  election_candidat: ElectionCandidat
  election_tranche: ElectionTranche
  groupe: Groupe
  parti: Parti
  participation: Participation
  plan: Plan
  regle_scrutin: RegleScrutin
  resultat: Resultat
  resultat_commune: ResultatCommune
  resultat_voix: ResultatVoix
  siege: Siege
  tranche: Tranche
  transmission: Transmission
  type_election: TypeElection
}

export const extend = extendWithin<Tables>()
