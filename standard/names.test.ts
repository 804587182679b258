import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// Nouns of the domain, operations, rights, codes and columns are Dutch; everything else is English (see CONTRIBUTING.md). This looks for Dutch
// verbs and small words in the names of functions.

const ROOT = join(import.meta.dirname, '..')
const FOLDERS = ['src', 'e2e', 'standard', 'bench', 'scripts']

const VERBS =
  'bewaar|lees|maak|schrijf|zet|haal|verwijder|vergrendel|verstuur|verzend|stuur|neem|toon|vind|wijs|wijzig|controleer|weiger|registreer|ruim|markeer|leg|gooi|heropen|herstel|bepaal|bereid|bereken|beslis|bevestig|bewerk|bouw|breng|formatteer|genereer|keur|kijk|knip|laat|moet|noem|onderteken|ontleed|ontsleutel|ontvang|reken|schat|schuif|sluit|sorteer|splits|toets|trek|verdeel|vergeet|verlaat|verleng|verplaats|versleutel|vertaal|vervang|verwerk|verzamel|volg|voorkom|vorm|voorwaarden?|wil|zal|zorg|corrigeer|exporteer|importeer|verbind|vergelijk|vernietig|verhuis|eindig|voer|voeg|laad|zaai|houd|raadpleeg|onthoud|vul|kies|koppel|ontkoppel|heeft|mag|abonneer|bezorg|blijft|botst|breek|deel(?!nemer|zaken)|doe|draai|geef|hangt|hoor|kan|leest|leeft|leidt|lijkt|meld|mist|pagineer|probeer|raakt|richt|spreekt|stel|tel|vertel|ververs|verwijs|wacht|wijzigt|wissel|zeef|ziet|zoekt?'
const PREPOSITIONS = 'Van|Met|Voor|Zonder|Naar'
const GLUE =
  'aan|alle|alleen|als|bij|binnen|de|deze|een|geen|met|na|naar|namens|niet|nog|nu|onder|op|te|terug|tot|van|voor|waarom|wanneer|zelfde|zonder'

const DUTCH = new RegExp(`^(?:${VERBS}|${GLUE})(?=[A-Z]|$)|(?:${PREPOSITIONS})(?=[A-Z]|$)`)
const FUNCTION =
  /^(?:export )?(?:async )?function\*? (\w+)|^(?:export )?const (\w+) = (?:async )?(?:<[^>\n]*>)?(?:\(|\w+ =>)/gm

test('functies heten in het Engels, met de zelfstandige naamwoorden van het domein', () => {
  const found = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8')
      return (
        [...text.matchAll(FUNCTION)]
          .map(([, declared, constant]) => declared ?? constant ?? '')
          // Zonder opvolging is what R12 calls it.
          .filter((name) => DUTCH.test(name.replace('ZonderOpvolging', '')))
          .map((name) => `${file}: ${name}`)
      )
    })
  expect(found).toEqual([])
})
