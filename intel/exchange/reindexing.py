"""What is derived from reports' texts, made again as this program reads and masks them: after a change of that."""

from collections.abc import Iterator

from intel.exchange.exchange import Exchange
from intel.ledger.engine import writing
from intel.reports import index
from intel.reports.standing import all_ids, contents, standings

BATCH = 200


def reindex(exchange: Exchange) -> Iterator[int]:
    """Facts, amounts, words and probe keys of every report, in one transaction; yields how many are done. Writers wait
    meanwhile, readers see what stood before. The graph is `intel.graph_care`'s."""
    with writing(exchange.engine) as connection:
        done = 0
        for ids in all_ids(connection, BATCH):
            standing = standings(connection, ids)
            for id, content in contents(connection, exchange.keyring, standing).items():
                index.write_version(connection, exchange.keyring.index, id, standing[id], content)
                done += 1
            yield done
