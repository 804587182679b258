import { randomBytes } from 'node:crypto'

/** Makes the delivery of a form of 50 kB as Open Forms sends it, with a photo: all of it is new each time. */
export const makeFormulier = (kenmerk: string): object => ({
  values: {
    waar: 'Dorpsstraat 12',
    wat: 'Een gat in de weg',
    foto: { file_name: 'gat.bin', content: randomBytes(36 * 1024).toString('base64') },
  },
  metadata: { public_reference: kenmerk, form_name: 'Gat in de weg', form_id: 'bench' },
})
