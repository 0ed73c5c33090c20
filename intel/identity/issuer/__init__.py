"""The built-in issuer: an OAuth 2.0 authorization server and OpenID Connect provider for the tools of the community.

    address        under which name it issues          redirects, keysets, registration   what a client may state
    scopes         words of a scope, and roles          grants, tables     what stands: codes, grants, what was spent
    wire           requests and answers                 registered, assertion   clients, and how they show who they are
    server         Authlib's server over all that       code, refresh, machine, revoking   what can be asked of it
    routes         token, revoke, userinfo, keys and discovery over HTTP; a person is asked by `intel.pages.authorize`

Sources: RFC 6749, 7009, 7517, 7523, 7636, 8252, 8414, 9068, 9207, 9700; OpenID Connect Core 1.0 and Discovery 1.0.
"""
