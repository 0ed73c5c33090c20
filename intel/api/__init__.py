"""The GraphQL API over HTTP: types and resolvers, the edge with its limits, subscriptions, GraphiQL.

Nothing here decides who may see what: resolvers ask the session (`intel.exchange.session`) and pass on what it says.
"""
