"""The graph on a Neo4j server, 5.26 and newer, through the official driver."""
