import logging
def test_x(served, caplog):
    l=logging.getLogger("uvicorn.access"); print("A", l.handlers, l.propagate, l.hasHandlers(), l.level)
    served.client.get("/healthz?x=1")
    print([ (r.name) for r in caplog.records])
    assert 0
