import { lazy, Suspense, useState } from 'react'
import { useKeys } from '../../../web/frame/keys.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { takenTexts } from './texts.ts'

const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog.tsx')).KeysDialog }))

/** Opens the list of keys, with its button or with `?`. */
export function KeysHelp() {
  const t = useTexts(takenTexts)
  const [isOpen, setOpen] = useState(false)
  useKeys({ '?': () => setOpen(true) })
  return (
    <>
      <Button variant="subtle" onClick={() => setOpen(true)}>
        {t.keys}
      </Button>
      {isOpen && (
        <Suspense>
          <KeysDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
