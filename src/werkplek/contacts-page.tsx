import { Link } from '@tanstack/react-router'
import { inkomend } from '../koppelingen/inkomend/contract.ts'
import { readInTexts } from '../koppelingen/inkomend/werkplek/read-in-texts.ts'
import { ContactsPage as Contacts } from '../register/klantcontacten/werkplek/contacts-page.tsx'
import { useRight } from '../web/frame/rights.ts'
import { useTexts } from '../web/ui/language.tsx'

/** The contacts of the user, and the way to what comes by hand. */
export function ContactsPage() {
  const t = useTexts(readInTexts)
  const mayReadIn = useRight(inkomend.inlezen)
  return (
    <Contacts
      more={
        mayReadIn && (
          <p>
            <Link className="utrecht-link" to="/omgevingsloket">
              {t.title}
            </Link>
          </p>
        )
      }
    />
  )
}
