import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ConceptOpvolging, ConceptVraag } from '../src/register/concepten/contract.ts'

// The draft of a contact is merged and sent without naming its fields, so a field that stands on no form is asked for by nobody else.

const FORMS = 'src/register/klantcontacten/werkplek/**/*.tsx'
/** The choice between two windows names every field; it is no form. */
const NO_FORM = '/draft/'
/** Balie itself gives these. */
const OWN = ['uuid']

test('elk veld van een concept staat op het formulier', () => {
  const forms = globSync(FORMS)
    .filter((file) => !file.includes(NO_FORM))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const fields = [ConceptVraag, ConceptOpvolging].flatMap(({ shape }) => Object.keys(shape))
  const missing = fields.filter((field) => !OWN.includes(field) && !forms.includes(`'${field}'`))
  expect(missing).toEqual([])
})
