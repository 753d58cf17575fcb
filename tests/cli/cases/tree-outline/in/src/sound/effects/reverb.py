def hall(: pass
