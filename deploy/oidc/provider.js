// A real OpenID Connect provider on a free loopback port, for the tests: prints its address, then serves until stopped.
// Its tokens for the resource "naga" are signed JWTs (RFC 9068) with the claims that each client states.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const server = createServer((request, response) => provider.callback()(request, response));
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

const claims = {
  analyst: { customs_agency: "VN", groups: ["naga-analysts", "football"], preferred_username: "An" },
  stranger: { customs_agency: "ZZ", groups: ["naga-analysts"], preferred_username: "Nobody" },
  outsider: { customs_agency: "VN", groups: ["football"], preferred_username: "Binh" },
};
const provider = new Provider(issuer, {
  clients: Object.keys(claims).map((client_id) => ({
    client_id, client_secret: "secret", grant_types: ["client_credentials"], redirect_uris: [], response_types: [],
  })),
  jwks: { keys: JSON.parse(process.env.OIDC_KEYS) },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_context, resource) => ({
        scope: "", audience: resource.split(":").pop(), accessTokenTTL: 600, accessTokenFormat: "jwt",
        jwt: { sign: { alg: "RS256" } },
      }),
    },
  },
  extraTokenClaims: (_context, token) => claims[token.clientId],
});
console.log(issuer);
