/** Names of one letter, in the order in which the minifier gives them. */
export const letters = [...'tesornaildchpmugfwyb$vxkAS_CjqzOMTELFBNUIRDPJHKWVGYXQZ'];
