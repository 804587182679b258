import { createContext } from 'react'

/** The name of the municipality, which ends the title of every page. The frame of an app provides it. */
export const SiteName = createContext('Balie')
