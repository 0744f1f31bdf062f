"""Files coming in and going out: old ledgers read into change sets, views written as workbooks.

The modules are imported one by one (``exchange.importer``, ``exchange.export``): the reading process
starts faster when it loads none of the others.
"""
