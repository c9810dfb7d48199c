// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import type { PageContext } from 'openmairie'
import { type Genre, genres, type Importation } from '../exchanges/importation.js'
import type { Tables } from '../gen/tables.js'
import type { Scrutin } from '../soiree/etat.js'
import { BilanDeLImport } from './importer-bilan.js'
import { motsImport } from './importer-mots.js'

interface EnvoyerProps {
  readonly ctx: PageContext<Tables>
  readonly scrutin: Scrutin
  readonly genre: Genre | null
}

/** Where one says what a file holds and sends it, and has templates of it. */
export function Envoyer({ ctx, scrutin, genre }: EnvoyerProps) {
  const mots = motsImport(ctx.locale)
  const { election } = scrutin.election
  const problemOf = (name: string) => ctx.problems.find(({ field }) => field === name)
  const [wrongGenre, wrongFile] = [problemOf('genre'), problemOf('fichier')]
  return (
    <form method="post" encType="multipart/form-data" action={ctx.link('importer', election)} class="or-importer">
      {ctx.guard}
      <p>{mots.intro}</p>
      <fieldset aria-describedby={wrongGenre ? 'genre-erreur' : undefined}>
        <legend>{mots.what}</legend>
        {wrongGenre && (
          <p class="error" id="genre-erreur">
            {wrongGenre.message}
          </p>
        )}
        {genres.map((one, index) => (
          <div key={one}>
            <span class="check">
              <input
                type="radio"
                id={index === 0 ? 'genre' : `genre-${one}`}
                name="genre"
                value={one}
                required
                checked={one === genre}
                aria-describedby={`aide-${one}`}
              />{' '}
              <label for={index === 0 ? 'genre' : `genre-${one}`}>{mots.genres[one]}</label>
            </span>
            <p class="help" id={`aide-${one}`}>
              {mots.helps[one]}
            </p>
          </div>
        ))}
      </fieldset>
      <div class="field">
        <label for="fichier">{mots.file}</label>
        <p class="help" id="fichier-aide">
          {mots.fileHelp}
        </p>
        {wrongFile && (
          <p class="error" id="fichier-erreur">
            {wrongFile.message}
          </p>
        )}
        <input
          id="fichier"
          type="file"
          name="fichier"
          accept=".csv,.txt"
          required
          aria-invalid={wrongFile ? 'true' : undefined}
          aria-describedby={wrongFile ? 'fichier-erreur fichier-aide' : 'fichier-aide'}
        />
      </div>
      <div class="buttons">
        <button type="submit" class="primary">
          {mots.check}
        </button>
      </div>
      <p>{mots.templates}&nbsp;:</p>
      <ul>
        {genres.map((one) => (
          <li key={one}>
            <a href={ctx.link('importer', election, 'modele', one)} download>
              {mots.template(mots.genres[one])}
            </a>
          </li>
        ))}
      </ul>
    </form>
  )
}

interface ConfirmationProps {
  readonly ctx: PageContext<Tables>
  readonly scrutin: Scrutin
  readonly importation: Importation
  readonly envoi: { readonly genre: Genre; readonly nom: string; readonly texte: string }
}

/** What a file without fault would do; it is sent again, as it was read, to do it. */
export function Confirmation({ ctx, scrutin, importation, envoi: { genre, nom, texte } }: ConfirmationProps) {
  const mots = motsImport(ctx.locale)
  const address = ctx.link('importer', scrutin.election.election)
  return (
    <section class="or-controle" aria-labelledby="bilan">
      <h2 id="bilan">{mots.report(nom)}</h2>
      <BilanDeLImport langue={ctx.locale} bilan={importation.bilan} />
      <form method="post" encType="multipart/form-data" action={address}>
        {ctx.guard}
        <input type="hidden" name="genre" value={genre} />
        <input type="hidden" name="nom" value={nom} />
        <input type="hidden" name="texte" value={texte} />
        <div class="buttons">
          <button type="submit" class="primary" name="confirme" value="1">
            {mots.confirm}
          </button>
          <a class="button" href={address}>
            {mots.cancel}
          </a>
        </div>
      </form>
    </section>
  )
}
